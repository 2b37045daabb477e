package io.seaworthy.agent.helm;

import static io.seaworthy.agent.helm.Decoding.decode;
import static io.seaworthy.agent.helm.Decoding.decoded;
import static io.seaworthy.agent.helm.Decoding.reason;
import static io.seaworthy.agent.helm.Decoding.stream;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.agent.cluster.ResourceKind;
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

/** Whatever is wrong with a record is one error, and costs no more than a good one. */
class BrokenRecordTest {

    private static final String WEB = Stored.json("web", 3, "deployed", "");

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
}
