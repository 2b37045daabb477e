package io.seaworthy.e2e.scenario;

import io.seaworthy.e2e.cluster.TillerVariant;
import java.util.List;
import java.util.Map;

/** One thing that is done to a scenario's cluster, in the order of {@code scenario.yaml}. */
public sealed interface Step {

    /**
     * A command of a real program.
     *
     * @param program {@code kubectl}, {@code helm2}, {@code helm3} or {@code helm4}
     * @param arguments may hold <code>${charts}</code>, <code>${here}</code> and <code>${work}</code>
     * @param environment variables beside the program's own
     * @param through namespace of the Tiller that a helm2 command talks to; empty for the first one
     * @param exit the exit code it must have
     */
    record Command(String program, List<String> arguments, Map<String, String> environment, String through, int exit)
            implements Step {}

    /** A namespace is made, with its {@code default} account. */
    record Namespace(String name, Map<String, String> labels) implements Step {}

    /** A Tiller is installed and started. */
    record Tiller(TillerVariant variant) implements Step {}

    /**
     * A helm3 or helm4 command that is killed as soon as a record of its release has a status.
     *
     * @param status as the record's label says it: {@code pending-install}
     */
    record Interrupted(Command command, String namespace, String release, String status) implements Step {}

    /** The newest Helm 3 or 4 record of a release is rewritten, with all its times moved into the past. */
    record Backdated(String namespace, String release, int days) implements Step {}

    /** A file of text that does not compress is written to <code>${work}</code>; the same text each time. */
    record Noise(String file, int characters) implements Step {}
}
