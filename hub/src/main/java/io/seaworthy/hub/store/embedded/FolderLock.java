package io.seaworthy.hub.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One hub per data folder; the operating system lets go of it however the hub ends. */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param folder exists
     * @throws FolderInUse if another hub has it
     */
    public static FolderLock take(Path folder) {
        var file = folder.resolve("hub.lock");
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                var holder = Files.readString(file).strip();
                throw new FolderInUse("The data folder " + folder + " is in use by another hub"
                        + (holder.isEmpty() ? "" : " (process " + holder + ")")
                        + ". Stop that one, or give this one a folder of its own: --data-dir FOLDER.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(channel);
        } catch (IOException failure) { // Without the lock two hubs could write; so there is no going on.
            throw new PostgresFailed(
                    "The data folder " + folder + " cannot be locked: " + failure.getMessage(), failure);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) { // By another hub in this very process.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) { // The lock ends with the process at the latest.
            System.getLogger(FolderLock.class.getName()).log(System.Logger.Level.DEBUG, "closing", failure);
        }
    }
}
