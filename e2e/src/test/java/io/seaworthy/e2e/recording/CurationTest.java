package io.seaworthy.e2e.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurationTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Curation curation = new Curation("shop", "/tmp/cluster-1", PodAddresses.of(List.of()));

    @Test
    void certificatesStayAndPrivateKeysGo() throws JsonProcessingException {
        var kept = kept("{'kind': 'Secret', 'metadata': {'name': 'tiller-secret'},"
                + " 'data': {'tls.crt': 'Yw==', 'ca.crt': 'YQ==', 'tls.key': 'aw=='}}");

        assertThat(kept.path("data").properties()).extracting(Map.Entry::getKey).containsExactly("tls.crt", "ca.crt");
    }

    @Test
    void recordsOfHelmKeepTheirValuesAndOtherSecretsDoNot() throws JsonProcessingException {
        var record =
                "{'kind': 'Secret', 'metadata': {'name': 'r', 'labels': {'owner': 'helm'}}, 'data': {'release': 'eA=='}}";
        var older =
                "{'kind': 'ConfigMap', 'metadata': {'name': 'r', 'labels': {'OWNER': 'TILLER'}}, 'data': {'release': 'x'}}";
        var other = "{'kind': 'Secret', 'metadata': {'name': 'db'}, 'data': {'password': 'eA=='}}";

        assertThat(kept(record).path("data").has("release")).isTrue();
        assertThat(kept(older).path("data").has("release")).isTrue();
        assertThat(kept(other).path("data").properties()).isEmpty();
    }

    @Test
    void foldersOfTheMachineThatRecordsBecomeUsualOnes() throws JsonProcessingException {
        var kept =
                kept("{'kind': 'Pod', 'metadata': {'name': 'p'}, 'spec': {'command': ['--key=/tmp/cluster-1/a.key']},"
                        + " 'status': {'phase': 'Running', 'hostIP': '127.0.0.1'}}");

        assertThat(kept.path("spec").path("command").path(0).asText()).isEqualTo("--key=/etc/kubernetes/a.key");
        assertThat(kept.path("status").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("phase");
    }

    @Test
    void whatTheServerMakesForItselfIsLeftOut() throws JsonProcessingException {
        var object =
                read("{'kind': 'Service', 'metadata': {'namespace': 'default', 'name': 'kubernetes'}, 'spec': {}}");

        assertThat(curation.keep(object)).isEmpty();
    }

    @Test
    void aClusterHasTheSameIdentityEachTime() throws JsonProcessingException {
        var one = kept("{'kind': 'Namespace', 'metadata': {'name': 'kube-system', 'uid': '1'}}");
        var again = kept("{'kind': 'Namespace', 'metadata': {'name': 'kube-system', 'uid': '2'}}");

        assertThat(one).isEqualTo(again);
        assertThat(one.path("metadata").path("uid").asText()).isNotEmpty();
    }

    private ObjectNode kept(String object) throws JsonProcessingException {
        return curation.keep(read(object)).orElseThrow();
    }

    private static ObjectNode read(String object) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(object.replace('\'', '"'));
    }
}
