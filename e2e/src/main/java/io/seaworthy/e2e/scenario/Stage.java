package io.seaworthy.e2e.scenario;

import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.cluster.TillerProcess;
import io.seaworthy.e2e.cluster.Tools;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A scenario's own cluster, with all its steps done. */
public final class Stage implements AutoCloseable {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final Scenario scenario;
    private final TestCluster cluster;
    private final Map<String, TillerProcess> tillers = new LinkedHashMap<>();

    private Stage(Scenario scenario, TestCluster cluster) {
        this.scenario = scenario;
        this.cluster = cluster;
    }

    /**
     * Starts the cluster and does the steps; a scenario that can be played anywhere is, where
     * {@value TestCluster#EXTERNAL} names a cluster.
     *
     * @throws IllegalStateException a step did not go as the scenario says; the message names scenario and step
     */
    public static Stage set(Scenario scenario) {
        var elsewhere = TestCluster.externalKubeconfig().filter(_ -> scenario.anywhere());
        var stage = new Stage(
                scenario, elsewhere.map(TestCluster::external).orElseGet(() -> TestCluster.start(scenario.options())));
        var number = 0;
        for (var step : scenario.steps()) {
            number++;
            try {
                stage.perform(step);
            } catch (IOException | RuntimeException failed) {
                // The cluster must not outlive a scenario that could not be set up.
                stage.close();
                throw new IllegalStateException(
                        "%s, step %d (%s): %s".formatted(scenario.name(), number, step, failed.getMessage()), failed);
            }
        }
        return stage;
    }

    /** The cluster. */
    public TestCluster cluster() {
        return cluster;
    }

    /** Scans the cluster as this expectation says. */
    public ScanProgram.Outcome scan(ScanProgram program, ExpectedScan scan) {
        var kubeconfig = scan.kubeconfig()
                .map(file -> scenario.folder().resolve(file))
                .or(() -> scan.account().map(account -> cluster.kubeconfigFor(account.namespace(), account.name())))
                .orElseGet(cluster::kubeconfig);
        var arguments = new ArrayList<>(List.of("scan", "--kubeconfig", kubeconfig.toString()));
        arguments.addAll(List.of("-o", "json", "--no-progress"));
        arguments.addAll(scan.arguments());
        return program.run(arguments);
    }

    private void perform(Step step) throws IOException {
        switch (step) {
            case Step.Namespace(var name, var labels) -> {
                cluster.namespace(name);
                labels.forEach((key, value) -> cluster.kubectl("label", "namespace", name, key + "=" + value)
                        .succeeded());
            }
            case Step.Tiller(var variant) -> tillers.put(variant.namespace(), cluster.tiller(variant));
            case Step.Command command -> perform(command);
            case Step.Interrupted interrupted ->
                new Interruption(cluster, tools(interrupted.command())).perform(interrupted, this::resolved);
            case Step.Backdated backdated -> new Backdating(cluster.client()).perform(backdated);
            case Step.Noise(var file, var characters) ->
                Files.writeString(cluster.folder().resolve(file), noise(characters));
        }
    }

    private void perform(Step.Command command) {
        var arguments = resolved(command.arguments()).toArray(String[]::new);
        var tools = tools(command);
        for (var variable : command.environment().entrySet()) {
            tools = tools.with(variable.getKey(), variable.getValue());
        }
        var outcome = switch (command.program()) {
            case "kubectl" -> tools.kubectl(arguments);
            case "helm2" -> tools.helm2(arguments);
            case "helm3" -> tools.helm3(arguments);
            case "helm4" -> tools.helm4(arguments);
            default -> throw new IllegalArgumentException("unknown program " + command.program());
        };
        if (outcome.exit() != command.exit()) {
            throw new IllegalStateException("expected exit code %d, was %d%n%s%n%s"
                    .formatted(
                            command.exit(),
                            outcome.exit(),
                            outcome.stderr().strip(),
                            outcome.stdout().strip()));
        }
    }

    private Tools tools(Step.Command command) {
        if (!command.program().equals("helm2")) {
            return cluster.tools();
        }
        var tiller = command.through().isEmpty()
                ? tillers.values().stream().findFirst().orElse(null)
                : tillers.get(command.through());
        if (tiller == null) {
            throw new IllegalArgumentException("no Tiller " + command.through() + " to talk to");
        }
        return tiller.tools();
    }

    private List<String> resolved(List<String> arguments) {
        var here = scenario.folder().toAbsolutePath();
        Path charts = here.resolve("../../charts").normalize();
        return arguments.stream()
                .map(argument -> argument.replace("${here}", here.toString())
                        .replace("${charts}", charts.toString())
                        .replace("${work}", cluster.folder().toString()))
                .toList();
    }

    /** Text of six bits a letter, as dense as a record's own base64: gzip takes off a quarter, base64 puts it on again. */
    private static String noise(int characters) {
        var random = new Random(44134);
        var text = new StringBuilder(characters);
        for (var i = 0; i < characters; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            cluster.close();
        } catch (ProgramFailure failed) {
            // What was started dies with this JVM; the scenario's own result is worth more than this.
            System.err.println(scenario.name() + ": the cluster did not stop cleanly: " + failed.getMessage());
        }
    }
}
