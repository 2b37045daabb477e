package io.seaworthy.hub.cli;

import io.seaworthy.hub.Hub;
import io.seaworthy.hub.HubSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a hub that has started tells the person who started it. */
final class Welcome {

    private Welcome() {}

    /**
     * Where it is at once; how to sign in and where agents connect as soon as the database is there.
     *
     * @return ends when that is told, or the hub cannot start
     */
    static CompletableFuture<?> hub(Surroundings surroundings, HubSettings settings, Hub hub) {
        surroundings.out().println("Seaworthy is on " + url(settings, hub));
        surroundings.out().flush();
        return hub.started().thenRun(() -> {
            login(surroundings, hub);
            surroundings
                    .out()
                    .println("Agents connect to " + settings.listening().bind() + ":" + hub.grpcPort()
                            + " and enrol at port " + hub.enrolPort() + ".");
            surroundings.out().flush();
        });
    }

    static void login(Surroundings surroundings, Hub hub) {
        hub.firstPassword()
                .ifPresentOrElse(
                        password -> surroundings
                                .out()
                                .println("Sign in as admin with the password " + password
                                        + "  (shown only now; it cannot be looked up later)"),
                        () -> surroundings
                                .out()
                                .println("Sign in as before; the password of admin was shown at the first start."));
        surroundings.out().flush();
    }

    /** How to look at a demo; only where nobody else can come is the password one that need not be changed. */
    static void demo(Surroundings surroundings, HubSettings settings, Hub hub) {
        var password = loopback(settings) ? hub.demoPassword() : Optional.<String>empty();
        password.ifPresentOrElse(
                fresh -> surroundings
                        .out()
                        .println("Sign in as admin with the password " + fresh
                                + "  (of this demo only; the next start makes another)"),
                () -> login(surroundings, hub));
        surroundings.out().flush();
    }

    private static boolean loopback(HubSettings settings) {
        try {
            return InetAddress.getByName(settings.listening().bind()).isLoopbackAddress();
        } catch (UnknownHostException unknown) { // Nothing could listen there; then it is not this machine alone.
            return false;
        }
    }

    static String url(HubSettings settings, Hub hub) {
        var bind = settings.listening().bind();
        var host = bind.equals("127.0.0.1") || bind.equals("0.0.0.0") || bind.equals("::") || bind.equals("::1")
                ? "localhost"
                : bind;
        return settings.publicUrl().map(Object::toString).orElse("http://" + host + ":" + hub.httpPort() + "/");
    }
}
