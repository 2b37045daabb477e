package io.seaworthy.hub;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port in front of a server: shut, nobody listens and what was connected breaks off, as when the server dies. */
final class Gate implements AutoCloseable {

    private final int server;
    private final int port;
    private final Set<Closeable> through = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listening;

    /** Shut at first. */
    Gate(int server) throws IOException {
        this.server = server;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    void open() throws IOException {
        var socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listening = socket;
        Thread.ofVirtual().start(() -> accept(socket));
    }

    void shut() throws IOException {
        var socket = listening;
        if (socket != null) {
            socket.close();
        }
        listening = null;
        for (var one : through) {
            one.close();
        }
        through.clear();
    }

    @Override
    public void close() throws IOException {
        shut();
    }

    private void accept(ServerSocket socket) {
        try (socket) {
            while (true) {
                var client = socket.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                through.add(client);
                through.add(behind);
                Thread.ofVirtual().start(() -> carry(client, behind));
                Thread.ofVirtual().start(() -> carry(behind, client));
            }
        } catch (IOException shut) { // Somebody shuts the gate.
            through.remove(socket);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) { // Either side has gone, and with it the other.
            through.remove(from);
        }
    }
}
