package io.seaworthy.agent.helm;

import static io.seaworthy.agent.helm.Decoding.decoded;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.seaworthy.agent.cluster.ResourceKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecordDecoderTest {

    private static final String WEB = Stored.json("web", 3, "deployed", "");

    @Test
    void wrappingsAreTakenOffWhateverTheirNumber() throws IOException {
        var gzip = Stored.gzip(WEB);

        assertThat(decoded(ResourceKind.SECRETS, Stored.secretText(gzip)).fact().getName())
                .isEqualTo("web");
        assertThat(decoded(ResourceKind.SECRETS, Stored.base64(gzip)).fact().getName())
                .isEqualTo("web");
        assertThat(decoded(ResourceKind.CONFIG_MAPS, Stored.base64(gzip)).fact().getName())
                .isEqualTo("web");
        assertThat(decoded(ResourceKind.CONFIG_MAPS, Stored.secretText(gzip))
                        .fact()
                        .getName())
                .isEqualTo("web");
        assertThat(decoded(ResourceKind.CONFIG_MAPS, Stored.base64(WEB)).fact().getName())
                .isEqualTo("web");
        assertThat(decoded(ResourceKind.CONFIG_MAPS, WEB).fact().getName()).isEqualTo("web");
    }

    @Test
    void lineBreaksInTheTextDoNotMatter() throws IOException {
        var wrapped = Stored.secretText(Stored.gzip(WEB)).replaceAll("(.{76})", "$1\r\n  ") + "\n";

        assertThat(decoded(ResourceKind.SECRETS, wrapped).fact().getRevision()).isEqualTo(3);
    }

    @Test
    void bareProtobufIsReadWhateverTheLengthOfItsName() throws IOException {
        for (var length = 1; length <= 53; length++) {
            var name = "n".repeat(length);
            var bare = TillerRecord.of(name, 1, 1, out -> {});

            assertThat(decoded(ResourceKind.CONFIG_MAPS, Stored.base64(bare))
                            .fact()
                            .getName())
                    .isEqualTo(name);
        }
    }

    @Test
    void sizesAreCountedAsTheApiServerCounts() throws IOException {
        var gzip = Stored.gzip(WEB);

        var secret = decoded(ResourceKind.SECRETS, Stored.secretText(gzip));
        var configMap = decoded(ResourceKind.CONFIG_MAPS, Stored.base64(gzip));

        assertThat(secret.storedBytes()).isEqualTo(Stored.base64(gzip).length());
        assertThat(configMap.storedBytes()).isEqualTo(Stored.base64(gzip).length());
        assertThat(secret.unpackedBytes()).isEqualTo(WEB.length());
        assertThat(secret.parts().stream().mapToLong(part -> part.getBytes()).sum())
                .isBetween(WEB.length() - 10L, (long) WEB.length());
    }

    @Test
    void partsAreWeighedLargestFirst() throws IOException {
        var json = Stored.json("web", 1, "deployed", "\"manifest\":" + Stored.jsonText("# " + "x".repeat(5_000)))
                .replace("eHh4", "eHh4".repeat(1_000));

        var parts = decoded(ResourceKind.CONFIG_MAPS, json).parts();

        assertThat(parts.get(0).getName()).isEqualTo("templates");
        assertThat(parts.get(0).getBytes()).isGreaterThan(20_000);
        assertThat(parts.get(1).getName()).isEqualTo("manifest");
        assertThat(parts.get(1).getBytes()).isBetween(5_000L, 5_100L);
    }

    @Test
    void helm2PartsAndSubChartsAreRead() throws IOException {
        var record = Stored.message(out -> {
            out.writeString(1, "web");
            TillerRecord.bytes(out, 3, Stored.message(chart -> {
                chart.writeRawBytes(TillerRecord.chart("web", "1.2.3"));
                TillerRecord.bytes(chart, 2, TillerRecord.file("templates/a.yaml", "x".repeat(3_000)));
                TillerRecord.bytes(chart, 3, TillerRecord.chart("cache", "2.0.1"));
                TillerRecord.bytes(chart, 3, TillerRecord.chart("byhand", "9.9.9"));
                TillerRecord.bytes(chart, 5, TillerRecord.file("requirements.yaml", """
                                dependencies:
                                - name: redis
                                  alias: cache
                                  version: 2.x
                                  repository: https://charts.example.com
                                - {name: mariadb, version: ~5, repository: "@stable"}
                                """));
                TillerRecord.bytes(
                        chart,
                        5,
                        TillerRecord.file("requirements.lock", "dependencies:\n- name: mariadb\n  version: 5.11.3\n"));
            }));
        });

        var decoded = decoded(ResourceKind.CONFIG_MAPS, Stored.base64(Stored.gzip(record)));
        decoded.fact().setName("");

        assertThat(decoded.fact().getChart().getDependenciesList())
                .extracting(
                        it -> it.getName() + " " + it.getVersion() + " " + it.getAlias() + " " + it.getLockedVersion())
                .containsExactly("redis 2.x cache 2.0.1", "mariadb ~5  5.11.3", "byhand 9.9.9  9.9.9");
        assertThat(decoded.parts().getFirst().getName()).isEqualTo("templates");
        assertThat(decoded.gaps()).containsExactly("the record holds no info: neither state nor times are known");
    }

    @Test
    void valuesNotesAndRenderedObjectsAreSearchedForCredentials() throws IOException {
        var json = Stored.json(
                        "web",
                        1,
                        "deployed",
                        "\"config\":{\"users\":[{\"password\":\"Xk8vQ2pLs91z\",\"none\":null}],\"a.b\":2},\"manifest\":"
                                + Stored.jsonText(
                                        "kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData:\n  password: Hw7rT4nBc62y\n"))
                .replace("\"status\"", "\"notes\":\"login with password: Gq5mZ3dVx80w\",\"status\"");

        var decoded = decoded(ResourceKind.CONFIG_MAPS, json);

        assertThat(decoded.fact().getCredentialsList())
                .extracting(hit -> hit.getSource() + " " + hit.getKeyPath() + " "
                        + hit.getObject().getName())
                .containsExactly("USER_VALUES users[0].password ", "MANIFEST stringData.password s", "NOTES line 1 ");
        assertThat(decoded.fact().build().toString()).doesNotContain("Xk8vQ2pLs91z", "Hw7rT4nBc62y", "Gq5mZ3dVx80w");
    }

    @Test
    void invalidUtf8InAHelm2RecordIsReplaced() throws IOException {
        var record =
                TillerRecord.of("web", 1, 1, out -> out.writeByteArray(5, "a: \u00ff\u00fe\n".getBytes(ISO_8859_1)));

        var decoded = decoded(ResourceKind.CONFIG_MAPS, Stored.base64(Stored.gzip(record)));

        assertThat(decoded.fact().getChart().getVersion()).isEqualTo("1.2.3");
    }

    @Test
    void recordsWithoutChartOrInfoAreReadWithAGap() throws IOException {
        var bare = decoded(ResourceKind.CONFIG_MAPS, "{\"name\":\"web\",\"version\":2,\"hooks\":null,\"config\":null}");

        assertThat(bare.fact().hasChart()).isFalse();
        assertThat(bare.fact().getStatus()).isEqualTo("unknown");
        assertThat(bare.fact().getGeneration()).isZero();
        assertThat(bare.gaps()).hasSize(2);
    }

    @Test
    void generationsAreToldApartByHowTheyWriteTimes() throws IOException {
        var helm3 = WEB;
        var gone3 = WEB.replace("\"deleted\":\"\"", "\"deleted\":\"2025-01-01T00:00:00Z\"");
        var helm4 = WEB.replace("\"deleted\":\"\",", "")
                .replace("\"schema\":null", "\"schema\":null,\"schemamodtime\":\"0001-01-01T00:00:00Z\"");
        var gone4 = helm4.replace("\"status\"", "\"deleted\":\"2025-01-01T00:00:00Z\",\"status\"");
        var applied =
                WEB.replace("\"deleted\":\"\",", "").replace("\"version\":3", "\"version\":3,\"apply_method\":\"ssa\"");
        var neither = WEB.replace("\"deleted\":\"\",", "");

        assertThat(generation(helm3)).isEqualTo(3);
        assertThat(generation(gone3)).isEqualTo(3);
        assertThat(generation(helm4)).isEqualTo(4);
        assertThat(generation(gone4)).isEqualTo(4);
        assertThat(generation(applied)).isEqualTo(4);
        assertThat(generation(neither)).isZero();
    }

    @Test
    void timesKeepTheirNanosecondsAndNeverIsAbsent() throws IOException {
        var fact = decoded(
                        ResourceKind.CONFIG_MAPS,
                        WEB.replaceFirst("2024-07-02T15:50:32.320556545", "0001-01-01T08:00:00"))
                .fact();

        assertThat(fact.hasFirstDeployed()).isFalse();
        assertThat(fact.getLastDeployed())
                .isEqualTo(Timestamp.newBuilder()
                        .setSeconds(1_719_906_632L)
                        .setNanos(320_556_545)
                        .build());
        assertThat(fact.hasDeleted()).isFalse();
    }

    private static int generation(String json) throws IOException {
        return decoded(ResourceKind.CONFIG_MAPS, json).fact().getGeneration();
    }
}
