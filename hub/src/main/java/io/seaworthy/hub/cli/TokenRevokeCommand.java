package io.seaworthy.hub.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code seaworthy token revoke}. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        header = "End a join token at once; clusters that it has enrolled stay enrolled.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = "  seaworthy token revoke 97tu6pklv1ktf6kt")
final class TokenRevokeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    RemoteHub hub = new RemoteHub();

    @Parameters(paramLabel = "ID", description = "As 'seaworthy token list' shows it.")
    String id = "";

    TokenRevokeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return hub.ask(surroundings, client -> {
            client.delete("/join-tokens/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            surroundings.err().println("Token " + id + " is revoked.");
            return Seaworthy.CLEAN;
        });
    }
}
