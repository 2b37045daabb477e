package io.seaworthy.hub.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void theKeyOfAFolderIsMadeOnceAndForThisUserOnly() throws Exception {
        var sealed = MasterKey.in(folder.resolve("data")).seal(SECRET, "test");
        var again = MasterKey.in(folder.resolve("data"));

        assertThat(again.open(sealed, "test")).contains(SECRET);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("data").resolve("master-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws Exception {
        MasterKey.in(folder);
        Files.setPosixFilePermissions(folder.resolve("master-key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> MasterKey.in(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("others can read it")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void whatWasTamperedWithDoesNotOpen() {
        var key = MasterKey.in(folder);
        var sealed = key.seal(SECRET, "test");
        sealed[sealed.length - 1] ^= 1;

        assertThat(key.open(sealed, "test")).isEmpty();
        assertThat(key.open(new byte[3], "test")).isEmpty();
        assertThat(key.seal(SECRET, "test")).isNotEqualTo(key.seal(SECRET, "test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tooshort", "not base64 !!", "c2VjcmV0c2VjcmV0"})
    void otherTextIsNoKeyAndIsNotRepeated(String text) {
        assertThatThrownBy(() -> MasterKey.parse(text))
                .isInstanceOf(CannotStart.class)
                .hasMessage("master key: it is not 32 bytes in base64; make one with: openssl rand -base64 32");
    }
}
