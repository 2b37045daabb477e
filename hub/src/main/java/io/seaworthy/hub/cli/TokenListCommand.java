package io.seaworthy.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code seaworthy token list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "List join tokens, the latest first; never their secrets.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  SEAWORTHY_TOKEN=swp_… seaworthy token list",
            "  seaworthy token list --hub https://seaworthy.example.org --token-file token -o csv"
        })
final class TokenListCommand implements Callable<Integer> {

    private static final int MOST = 10_000;
    private static final List<String> TITLES =
            List.of("ID", "USES", "LEFT", "CLUSTER", "MADE BY", "MADE", "ENDS", "REVOKED");

    private final Surroundings surroundings;

    @Mixin
    RemoteList list = new RemoteList();

    TokenListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return list.print(surroundings, "/join-tokens", Map.of(), MOST, TITLES, TokenListCommand::row);
    }

    private static List<String> row(JsonNode token) {
        return List.of(
                RemoteHub.text(token.path("id")),
                RemoteHub.text(token.path("uses")),
                RemoteHub.text(token.path("usesLeft")),
                RemoteHub.text(token.path("clusterId")),
                RemoteHub.text(token.path("createdBy")),
                RemoteHub.text(token.path("createdAt")),
                RemoteHub.text(token.path("expiresAt")),
                RemoteHub.text(token.path("revokedAt")));
    }
}
