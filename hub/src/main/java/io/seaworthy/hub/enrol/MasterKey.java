package io.seaworthy.hub.enrol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key under which private keys are kept in the database: AES-256-GCM, a fresh nonce of 12 bytes in front. */
public final class MasterKey {

    private static final int LENGTH = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /**
     * Reads a key that the operator gave.
     *
     * @param text 32 bytes in base64, as {@code openssl rand -base64 32} prints them
     * @throws CannotStart if it is anything else; the message holds nothing of the text
     */
    public static MasterKey parse(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == LENGTH) {
                return new MasterKey(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, without the text.
        }
        throw new CannotStart("master key", "it is not 32 bytes in base64", "make one with: openssl rand -base64 32");
    }

    /**
     * The key of this data folder, made on first use; only this user can read it.
     *
     * @param folder is made if it is missing
     * @throws CannotStart if the file cannot be written or read, or others can read it
     */
    public static MasterKey in(Path folder) {
        var file = folder.resolve("master-key");
        try {
            Files.createDirectories(folder);
            create(file);
            if (posix(file)
                    && Files.getPosixFilePermissions(file).stream()
                            .anyMatch(permission -> !permission.name().startsWith("OWNER_"))) {
                throw new CannotStart("master key " + file, "others can read it", "run: chmod 600 " + file);
            }
            return parse(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new CannotStart(
                    "master key " + file,
                    "it cannot be written or read (" + failure.getClass().getSimpleName() + ")",
                    "give the hub a data folder it may write to, or the key as a setting",
                    failure);
        }
    }

    /** @param purpose what is sealed, so that it cannot be passed off as something else */
    byte[] seal(byte[] secret, String purpose) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            // AES-GCM seals anything.
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty = sealed under another key, for another purpose, or damaged. */
    Optional<byte[]> open(byte[] sealed, String purpose) {
        if (sealed.length < NONCE) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(rest));
        } catch (AEADBadTagException other) {
            // The one thing that a wrong key shows.
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        var text = Base64.getEncoder().encodeToString(bytes) + "\n";
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = posix(file)
                ? FileChannel.open(
                        file,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, options)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (FileAlreadyExistsException usual) {
            // Every start but the first.
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
