package io.seaworthy.agent.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent keeps its identity: {@code identity.pem} (key and certificates in one file, so that they are replaced
 * together), {@code trust.pem} and {@code token-id}; all readable by their owner only.
 */
public final class IdentityFolder implements AutoCloseable {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path folder;
    private final FileChannel lockFile;

    private IdentityFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this agent.
     *
     * @throws IOException if it cannot be made or written, or another agent runs on it
     */
    public static IdentityFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("agent.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("data-dir " + folder
                    + ": another agent runs on it. Stop that one, or give this one a folder of its own.");
        }
        return new IdentityFolder(folder, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException taken) {
            // By another agent in this very process.
            return null;
        }
    }

    /**
     * The identity, if there is one.
     *
     * @throws IOException if the files cannot be read
     * @throws GeneralSecurityException if they hold no identity
     */
    Optional<Identity> load() throws IOException, GeneralSecurityException {
        if (!Files.exists(identityFile())) {
            return Optional.empty();
        }
        var pem = Files.readString(identityFile());
        var tokenId = Files.exists(tokenFile()) ? Files.readString(tokenFile()) : "";
        return Optional.of(Identity.of(Pem.key(pem), certificates(pem), Files.readString(trustFile()), tokenId));
    }

    /** When the files were last replaced; another time means that they should be loaded again. */
    Optional<FileTime> changedAt() {
        try {
            return Optional.of(Files.getLastModifiedTime(identityFile()));
        } catch (IOException none) {
            // There is none yet.
            return Optional.empty();
        }
    }

    void save(Identity identity) throws IOException {
        saveTrust(identity.trustPem());
        replace(tokenFile(), identity.tokenId());
        replace(identityFile(), Pem.of(identity.key()) + identity.chainPem());
    }

    void saveTrust(String trustPem) throws IOException {
        replace(trustFile(), trustPem);
    }

    @Override
    public void close() throws IOException {
        // The lock goes with it.
        lockFile.close();
    }

    private Path identityFile() {
        return folder.resolve("identity.pem");
    }

    private Path trustFile() {
        return folder.resolve("trust.pem");
    }

    private Path tokenFile() {
        return folder.resolve("token-id");
    }

    private static String certificates(String pem) {
        var at = pem.indexOf("-----BEGIN CERTIFICATE-----");
        return at < 0 ? "" : pem.substring(at);
    }

    private void replace(Path file, String text) throws IOException {
        var fresh = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var channel = FileChannel.open(fresh, NEW, ownerOnly())) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownerOnly() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
