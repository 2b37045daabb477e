package io.seaworthy.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the agent gets its first certificate; neither is needed once it has one.
 *
 * @param token given as it is
 * @param tokenFile holds one, and is read when it is needed, so that it may be replaced
 */
public record Join(Optional<JoinToken> token, Optional<Path> tokenFile) {

    public Join {
        if (token.isPresent() && tokenFile.isPresent()) {
            throw new InvalidSetting(
                    "join.token-file", tokenFile.get().toString(), "either this or join.token, not both");
        }
    }

    /** No token. */
    public static Join none() {
        return new Join(Optional.empty(), Optional.empty());
    }

    /** This token. */
    public static Join with(JoinToken token) {
        return new Join(Optional.of(token), Optional.empty());
    }

    static Join from(SettingsSource source) {
        return new Join(source.text("join.token").map(JoinToken::parse), source.path("join.token-file"));
    }

    /**
     * The token as of now, if there is one.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidSetting if what is in it is no token
     */
    public Optional<JoinToken> current() throws IOException {
        if (tokenFile.isEmpty()) {
            return token;
        }
        return Optional.of(JoinToken.parse(Files.readString(tokenFile.get())));
    }
}
