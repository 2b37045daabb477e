package io.seaworthy.agent.credential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 random bytes that only this user can read, so that the fingerprints of one cluster are the same in each of the
 * user's scans, and in an agent of that user, and mean nothing to anybody else. Where they cannot be kept they last for one run.
 */
public final class LocalSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final byte[] bytes;

    private LocalSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param folder is made if it is missing */
    public static LocalSecret in(Path folder) {
        var fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        var file = folder.resolve("fingerprint-key");
        try {
            Files.createDirectories(folder);
            try {
                write(file, fresh);
                return new LocalSecret(fresh);
            } catch (FileAlreadyExistsException usual) {
                // Every run but the first.
                var kept = Files.readAllBytes(file);
                return new LocalSecret(kept.length == LENGTH ? kept : fresh);
            }
        } catch (IOException noPlace) {
            // No home folder, or a read-only one: fingerprints are then good for comparing inside this run.
            return new LocalSecret(fresh);
        }
    }

    /** Another one for each cluster. */
    public Salt of(String clusterId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return Salt.of(mac.doFinal(clusterId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            // Every Java platform must have HMAC-SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Path file, byte[] secret) throws IOException {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(secret));
        }
    }
}
