package io.seaworthy.agent.tiller.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on a bare socket: whatever connects is handed to {@code behaviour}. */
record BareServer(ServerSocket socket) implements AutoCloseable {

    interface Behaviour {
        void meet(Socket client) throws IOException;
    }

    static BareServer start(ServerSocket socket, Behaviour behaviour) {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    var client = socket.accept();
                    Thread.ofVirtual().start(() -> meet(client, behaviour));
                } catch (IOException closed) {
                    // The test is over.
                    return;
                }
            }
        });
        return new BareServer(socket);
    }

    static BareServer start(Behaviour behaviour) throws IOException {
        return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    }

    private static void meet(Socket client, Behaviour behaviour) {
        try (client) {
            behaviour.meet(client);
        } catch (IOException gone) {
            // The probe hung up, which is its right.
            return;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
