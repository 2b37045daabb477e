package io.seaworthy.hub.cli;

import io.seaworthy.agent.cluster.ClusterUnreachable;
import io.seaworthy.agent.config.InvalidSetting;
import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.store.DatabaseRefused;
import io.seaworthy.hub.store.embedded.FolderInUse;
import io.seaworthy.hub.store.embedded.PostgresFailed;
import java.io.IOException;
import java.util.concurrent.Callable;

/** Turns why something did not start into one line for people. */
final class StartFailure {

    private StartFailure() {}

    /** Does it; what keeps it from starting is told in one line. @return its exit code */
    static int told(Surroundings surroundings, String command, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (InvalidSetting | CannotStart | DatabaseRefused | FolderInUse | PostgresFailed expected) {
            // Each names item, reason and remedy.
            surroundings.complain(command, String.valueOf(expected.getMessage()), "");
            return Seaworthy.COULD_NOT;
        } catch (ClusterUnreachable unreachable) {
            // Described by whoever noticed.
            var error = unreachable.error();
            surroundings.complain(error.getItem(), error.getReason(), error.getRemedy());
            return Seaworthy.COULD_NOT;
        } catch (IOException failure) {
            // A port that is taken, a folder that cannot be written: its message says which.
            surroundings.complain(command, String.valueOf(failure.getMessage()), "");
            return Seaworthy.COULD_NOT;
        }
    }
}
