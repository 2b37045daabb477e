package io.seaworthy.agent.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretTest {

    @TempDir
    Path folder;

    @Test
    void fingerprintsAreTheSameInTheNextScanOfTheSameCluster() {
        var first = LocalSecret.in(folder).of("cluster-1").fingerprint("hunter2");

        assertThat(LocalSecret.in(folder).of("cluster-1").fingerprint("hunter2"))
                .isEqualTo(first);
    }

    @Test
    void fingerprintsOfTwoClustersCannotBeCompared() {
        var secret = LocalSecret.in(folder);

        assertThat(secret.of("cluster-1").fingerprint("hunter2"))
                .isNotEqualTo(secret.of("cluster-2").fingerprint("hunter2"));
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        LocalSecret.in(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("fingerprint-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whereItCannotBeKeptItIsAnotherOneEachTime() throws IOException {
        var file = Files.writeString(folder.resolve("not-a-folder"), "");

        assertThat(LocalSecret.in(file).of("c").fingerprint("hunter2"))
                .isNotEqualTo(LocalSecret.in(file).of("c").fingerprint("hunter2"));
    }
}
