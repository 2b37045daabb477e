package io.seaworthy.agent.tiller;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.tiller.option.TillerVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            ghcr.io/helm/tiller:v2.17.0,                              true,  2.17.0
            tiller:2.16.1,                                            true,  2.16.1
            tiller,                                                   true,  ''
            localhost:5000/tiller,                                    true,  ''
            localhost:5000/tiller:v2.9.1,                             true,  2.9.1
            registry:5000/a/b/tiller:v2.14.3@sha256:00ff,             true,  2.14.3
            registry:5000/a/b/tiller@sha256:00ff,                     true,  ''
            gcr.io/kubernetes-helm/tiller:canary,                     true,  ''
            gcr.io/kubernetes-helm/tiller:latest,                     true,  ''
            gcr.io/kubernetes-helm/tiller:v2.16,                      true,  ''
            gcr.io/kubernetes-helm/tiller:v3.0.0,                     true,  ''
            gcr.io/kubernetes-helm/tiller:v2.16.0-rc.1,               true,  2.16.0-rc.1
            gcr.io/kubernetes-helm/tiller:v2.16.0-rc1,                true,  2.16.0-rc1
            rancher/tiller:v2.16.8-rancher1,                          true,  2.16.8
            mirror/tiller:v2.8.2_coreos.0,                            true,  2.8.2
            mirror/kubernetes-helm-tiller:v2.14.3,                    false, 2.14.3
            shop/distiller:v2.17.0,                                   false, ''
            shop/tiller-proxy/web:v2.17.0,                            false, ''
            registry/tiller/web:v2.17.0,                              false, ''
            '',                                                       false, ''
            """)
    void imageIsReadAsKubernetesReadsIt(String image, boolean tiller, String version) {
        var reference = ImageReference.parse(image);

        assertThat(reference.isTiller()).isEqualTo(tiller);
        assertThat(reference.version().map(TillerVersion::toString).orElse("")).isEqualTo(version);
    }
}
