package io.seaworthy.agent.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    private static final String DIGEST = "sha256:1111";

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io, library/nginx, ''",
        "nginx:1.16, docker.io, library/nginx, 1.16",
        "bitnami/nginx:1.16, docker.io, bitnami/nginx, 1.16",
        "docker.io/nginx, docker.io, library/nginx, ''",
        "index.docker.io/library/nginx:1, docker.io, library/nginx, 1",
        "registry:5000/nginx, registry:5000, nginx, ''",
        "registry:5000/tools/nginx:2, registry:5000, tools/nginx, 2",
        "localhost/nginx, localhost, nginx, ''",
        "quay.io/a/b/c:3, quay.io, a/b/c, 3",
        "'', docker.io, library/, ''"
    })
    void partsThatAreNotWrittenAreFilledIn(String written, String registry, String repository, String tag) {
        assertThat(ImageName.parse(written)).isEqualTo(new ImageName(registry, repository, tag, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx:latest, true",
        "docker.io/library/nginx:1.16, nginx:1.16, true",
        "nginx:1.16, nginx:1.17, false",
        "quay.io/nginx:1.16, nginx:1.16, false",
        "nginx:1.16@sha256:1111, nginx:1.16, true",
        "nginx:1.16@sha256:1111, nginx:1.17@sha256:1111, true",
        "nginx@sha256:1111, nginx@sha256:2222, false",
        "nginx:1.16, nginx@sha256:1111, false",
        "nginx@sha256:1111, nginx, false"
    })
    void scanIsOfWhatAPodAsksForOnlyIfTheImageIsTheSame(String scanned, String asked, boolean same) {
        assertThat(ImageName.parse(scanned).isWhat(ImageName.parse(asked))).isEqualTo(same);
    }

    @Test
    void peopleReadTheTagAndOnlyWithoutOneTheDigest() {
        assertThat(ImageName.of("index.docker.io", "library/nginx", "1.16", DIGEST))
                .hasToString("nginx:1.16");
        assertThat(ImageName.of("quay.io", "a/b", "", DIGEST)).hasToString("quay.io/a/b@" + DIGEST);
    }

    @Test
    void completeNameIsReadBackAsItWas() {
        var image = ImageName.of("registry:5000", "a/b", "1", DIGEST);

        assertThat(ImageName.parse(image.complete())).isEqualTo(image);
    }
}
