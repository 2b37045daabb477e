package io.seaworthy.hub.cli;

import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seaworthy token create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        header = "Make a join token; prints it, once.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  seaworthy token create > token                 one cluster, for a day",
            "  seaworthy token create --uses 20 --hours 1     twenty clusters, for an hour"
        })
final class TokenCreateCommand implements Callable<Integer> {

    private static final int MINUTES = 60;
    private static final int MOST_USES = 1000;
    private static final int MOST_HOURS = 720;

    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    RemoteHub hub = new RemoteHub();

    @Option(
            names = "--uses",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "How many clusters it may enrol, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    int uses = 1;

    @Option(
            names = "--hours",
            paramLabel = "NUMBER",
            defaultValue = "24",
            description = "How long it works, 1 to 720. Default: ${DEFAULT-VALUE}.")
    int hours = 24;

    @Option(
            names = "--cluster",
            paramLabel = "UID",
            description = "The only cluster it may enrol: UID of its kube-system.")
    @Nullable
    String cluster;

    TokenCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        within("--uses", uses, MOST_USES);
        within("--hours", hours, MOST_HOURS);
        if (cluster != null && !cluster.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--cluster " + cluster + " is no UID; see kubectl get namespace kube-system -o"
                            + " jsonpath={.metadata.uid}");
        }
        var wish = new TreeMap<String, Object>();
        wish.put("uses", uses);
        wish.put("lifeMinutes", Math.multiplyFull(hours, MINUTES));
        if (cluster != null) {
            wish.put("clusterId", cluster);
        }
        return hub.ask(surroundings, client -> {
            var made = client.post("/join-tokens", wish);
            surroundings.out().println(made.path("token").asText());
            surroundings.out().flush();
            var token = made.path("joinToken");
            surroundings
                    .err()
                    .println("Token " + token.path("id").asText() + " works until "
                            + token.path("expiresAt").asText() + "; it is not shown again.");
            return Seaworthy.CLEAN;
        });
    }

    private void within(String option, int given, int most) {
        if (given < 1 || given > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + given + " does not go: it is a number from 1 to " + most);
        }
    }
}
