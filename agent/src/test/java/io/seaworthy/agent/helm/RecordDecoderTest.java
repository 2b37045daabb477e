package io.seaworthy.agent.helm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.seaworthy.agent.cluster.ResourceKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
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
    void aTextBeyondTheBoundIsLeftOutAndSaid() throws IOException {
        var json = Stored.json("web", 1, "deployed", "\"manifest\":\"" + "x".repeat(Part.MAX_TEXT + 1) + "\"");
        var text = Stored.base64(Stored.gzip(json));

        var first = decode(ResourceKind.CONFIG_MAPS, text);
        var again = new RecordDecoder(Scanners.SCANNER)
                .decode(stream(text), ResourceKind.CONFIG_MAPS, EnumSet.of(Part.MANIFEST));

        assertThat(first).isEqualTo(new RecordDecoder.TooLarge(Part.MANIFEST));
        assertThat(((RecordDecoder.Decoded) again).record().gaps())
                .containsExactly("larger than 8 MiB and therefore not looked into: manifest");
    }

    @Test
    void aGzipBombStopsEarly() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bomb)) {
            out.write("{\"name\":\"web\",\"chart\":{\"templates\":[\"".getBytes(UTF_8));
            var block = new byte[1024 * 1024];
            Arrays.fill(block, (byte) 'x');
            for (var i = 0; i < 100; i++) {
                out.write(block);
            }
        }

        assertThat(reason(ResourceKind.SECRETS, Stored.secretText(bomb.toByteArray())))
                .isEqualTo("the unzipped record is larger than 64 MiB");
    }

    @Test
    void halfARecordIsOneError() throws IOException {
        var gzip = Stored.gzip(WEB);
        var half = Arrays.copyOf(gzip, gzip.length / 2);
        var proto = TillerRecord.of("web", 1, 1, out -> {});

        assertThat(reason(ResourceKind.SECRETS, Stored.secretText(half)))
                .isEqualTo("ends in the middle of its gzip data");
        assertThat(reason(ResourceKind.CONFIG_MAPS, WEB.substring(0, 200))).isEqualTo("ends in the middle of its JSON");
        assertThat(reason(ResourceKind.CONFIG_MAPS, Stored.base64(Arrays.copyOf(proto, proto.length / 2))))
                .contains("ends");
    }

    @Test
    void damagedOrEmptyRecordsAreOneErrorEach() throws IOException {
        var damaged = Stored.gzip(WEB);
        damaged[damaged.length - 6] ^= 0x55;

        assertThat(reason(ResourceKind.SECRETS, "")).isEqualTo("holds an empty record");
        assertThat(reason(ResourceKind.SECRETS, " \n")).isEqualTo("holds an empty record");
        assertThat(reason(ResourceKind.SECRETS, Stored.secretText(damaged))).isEqualTo("holds damaged gzip data");
        assertThat(reason(ResourceKind.SECRETS, "H4sIAAAA*AA")).contains("neither JSON nor protobuf");
        assertThat(reason(ResourceKind.SECRETS, Stored.base64(Stored.base64(Stored.base64("{}")))))
                .isEqualTo("is wrapped in more than two layers of base64");
        assertThat(reason(ResourceKind.CONFIG_MAPS, "{}")).contains("it is no Helm release");
        assertThat(reason(ResourceKind.CONFIG_MAPS, "{\"name\": hunter2}"))
                .startsWith("holds broken JSON at byte ")
                .doesNotContain("hunter2");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        var json = Stored.json("web", 1, "deployed", "\"config\":" + "[".repeat(200) + "]".repeat(200));

        assertThat(reason(ResourceKind.CONFIG_MAPS, json)).startsWith("is nested deeper than 100 levels");
    }

    @Test
    void deepYamlInAHelm2RecordIsAGap() throws IOException {
        var deep = "a: " + "[".repeat(200) + "]".repeat(200);
        var record = TillerRecord.of(
                "web", 1, 1, out -> TillerRecord.bytes(out, 4, Stored.message(config -> config.writeString(1, deep))));

        assertThat(decoded(ResourceKind.CONFIG_MAPS, Stored.base64(record)).gaps())
                .containsExactly("user values are nested deeper than 100 levels; they were read as plain text");
    }

    @Test
    void aForksWireFormatIsOneError() throws IOException {
        var fork = Stored.message(out -> {
            out.writeString(1, "web");
            out.writeInt32(2, 7);
        });

        assertThat(reason(ResourceKind.CONFIG_MAPS, Stored.base64(Stored.gzip(fork))))
                .isEqualTo("does not have the wire format of Helm 2: field 2 is of another type");
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

    @Test
    void aLostSourceIsNoDamagedRecord() {
        var lost = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> new RecordDecoder(Scanners.SCANNER).decode(lost, ResourceKind.SECRETS, Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Property(tries = 2_000)
    void randomBytesNeverThrow(@ForAll @Size(max = 400) byte[] bytes, @ForAll boolean zipped) throws IOException {
        var content = zipped ? Stored.gzip(bytes) : bytes;

        assertThat(decode(ResourceKind.SECRETS, Stored.secretText(content))).isNotNull();
        assertThat(decode(ResourceKind.CONFIG_MAPS, new String(bytes, ISO_8859_1)))
                .isNotNull();
    }

    @Property(tries = 2_000)
    void damagedRecordsNeverThrow(@ForAll int at, @ForAll byte with, @ForAll boolean tiller) throws IOException {
        var record = tiller
                ? TillerRecord.of("web", 1, 1, out -> out.writeString(5, "kind: A\nmetadata: {name: b}\n"))
                : Stored.json("web", 1, "deployed", "\"manifest\":\"kind: A\\nmetadata: {name: b}\\n\"")
                        .getBytes(UTF_8);
        record[Math.floorMod(at, record.length)] = with;

        assertThat(decode(ResourceKind.SECRETS, Stored.secretText(Stored.gzip(record))))
                .isNotNull();
    }

    private static int generation(String json) throws IOException {
        return decoded(ResourceKind.CONFIG_MAPS, json).fact().getGeneration();
    }

    private static DecodedRecord decoded(ResourceKind kind, String text) throws IOException {
        var outcome = decode(kind, text);
        assertThat(outcome).isInstanceOf(RecordDecoder.Decoded.class);
        return ((RecordDecoder.Decoded) outcome).record();
    }

    private static String reason(ResourceKind kind, String text) throws IOException {
        var outcome = decode(kind, text);
        if (outcome instanceof RecordDecoder.TooLarge(var part)) {
            outcome = new RecordDecoder(Scanners.SCANNER).decode(stream(text), kind, EnumSet.of(part));
        }
        assertThat(outcome).isInstanceOf(RecordDecoder.Unreadable.class);
        return ((RecordDecoder.Unreadable) outcome).reason();
    }

    private static RecordDecoder.Outcome decode(ResourceKind kind, String text) throws IOException {
        return new RecordDecoder(Scanners.SCANNER).decode(stream(text), kind, EnumSet.noneOf(Part.class));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    }
}
