package io.seaworthy.e2e.tls;

import io.seaworthy.e2e.process.Command;
import io.seaworthy.e2e.process.CommandOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code openssl s_client}, which is no code of ours on either side of the check.
 *
 * @param port on 127.0.0.1
 */
public record OpensslClient(int port) {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** A certificate to show and its key. */
    public record Identity(Path certificate, Path key) {}

    /**
     * How it ended.
     *
     * @param letIn the server kept the connection open after the whole handshake, our certificate included
     * @param text everything openssl printed
     */
    public record Attempt(boolean letIn, String text) {}

    /**
     * Shakes hands and listens for three seconds: with TLS 1.3 a server refuses a certificate only after the client is done.
     *
     * @param version option of s_client: {@code -tls1_2}, {@code -tls1_3}
     */
    public Attempt connect(String version, Optional<Identity> identity) {
        var words = new ArrayList<>(List.of("timeout", "3", "openssl", "s_client", "-connect", "127.0.0.1:" + port));
        // Security level 0 lets openssl itself offer versions that today's settings forbid.
        words.addAll(List.of(version, "-cipher", "ALL:@SECLEVEL=0", "-alpn", "h2", "-ign_eof"));
        identity.ifPresent(shown -> words.addAll(List.of(
                "-cert", shown.certificate().toString(), "-key", shown.key().toString())));
        return read(new Command(words, Map.of(), LIMIT).run());
    }

    private static Attempt read(CommandOutcome outcome) {
        var text = outcome.stdout() + outcome.stderr();
        // 124: "timeout" had to end it, so the server had not.
        var established = text.contains("Cipher is ") && !text.contains("Cipher is (NONE)");
        return new Attempt(outcome.exit() == 124 && established, text);
    }
}
