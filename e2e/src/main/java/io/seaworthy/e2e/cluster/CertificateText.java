package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Reads the CA that a client's configuration trusts. */
final class CertificateText {

    private CertificateText() {}

    /** PEM; empty where the configuration relies on the system's trust. */
    static String authority(Config config) {
        var data = config.getCaCertData();
        if (data != null && !data.isEmpty()) {
            return data.startsWith("-----")
                    ? data
                    : new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        }
        var file = config.getCaCertFile();
        if (file == null || file.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the cluster's CA " + file, e);
        }
    }
}
