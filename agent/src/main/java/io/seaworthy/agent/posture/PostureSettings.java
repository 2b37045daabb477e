package io.seaworthy.agent.posture;

import io.seaworthy.agent.credential.Salt;
import java.util.function.Function;

/**
 * How a posture is taken.
 *
 * @param teamLabel key of the namespace label whose value names the team
 * @param probe whether each Tiller is asked for its version over the network
 * @param salt the secret that fingerprints are keyed with, by cluster id; the id is empty where it could not be read
 */
public record PostureSettings(String teamLabel, boolean probe, Function<String, Salt> salt) {

    /** The label that names a team unless told otherwise. */
    public static final String TEAM_LABEL = "team";
}
