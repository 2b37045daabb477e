package io.seaworthy.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** An address in 127.0.0.0/8, where each Tiller can have the real port 44134 for itself. */
public record LoopbackAddress(String ip) {

    public static final LoopbackAddress FIRST = new LoopbackAddress("127.0.0.1");

    private static final int ATTEMPTS = 50;

    /** An address other than 127.0.0.1 on which nobody listens on any of the ports. */
    public static LoopbackAddress unused(int... ports) {
        var random = ThreadLocalRandom.current();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var candidate = new LoopbackAddress(
                    "127.%d.%d.%d".formatted(random.nextInt(1, 255), random.nextInt(256), random.nextInt(1, 255)));
            if (candidate.free(ports)) {
                return candidate;
            }
        }
        throw new ProgramFailure("no free address in 127.0.0.0/8; only Linux answers on all of them");
    }

    /** Ports that were free when asked, all different. */
    public List<Integer> freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(bind(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + ip, e);
        } finally {
            sockets.forEach(LoopbackAddress::close);
        }
    }

    private boolean free(int... ports) {
        for (int port : ports) {
            try {
                close(bind(port));
            } catch (IOException e) {
                // Somebody listens there, or this system has no such address.
                return false;
            }
        }
        return true;
    }

    private ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(ip));
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not free a port", e);
        }
    }
}
