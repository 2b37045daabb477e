package io.seaworthy.hub.cli;

import io.seaworthy.agent.Agent;
import io.seaworthy.agent.config.Address;
import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.config.Health;
import io.seaworthy.agent.config.HubLink;
import io.seaworthy.agent.config.Join;
import io.seaworthy.agent.config.JoinToken;
import io.seaworthy.agent.config.Target;
import io.seaworthy.hub.Hub;
import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.enrol.TokenCreation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Agents in the hub's own process: over real certificates and real streams, only the join token is handed over by hand. */
record LocalAgents(Hub hub, String bind, Path folder) {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** @param name of its folder below {@link #folder} */
    Agent start(String name, Target target) throws IOException {
        var host = bind.equals("0.0.0.0") ? "127.0.0.1" : bind.equals("::") ? "::1" : bind;
        var settings = AgentSettings.usual(new Address(host, hub.grpcPort()), folder.resolve(name));
        return Agent.start(
                new AgentSettings(
                        new HubLink(new Address(host, hub.grpcPort()), new Address(host, hub.enrolPort())),
                        Join.with(token()),
                        settings.dataDir(),
                        target,
                        settings.collection(),
                        new Health("127.0.0.1", 0),
                        settings.limits()),
                InstantSource.system());
    }

    private JoinToken token() {
        return switch (hub.joinTokens().create(Optional.empty(), 1, TOKEN_LIFE, "hub", "")) {
            case TokenCreation.Created made -> JoinToken.parse(made.text());
            case TokenCreation.Refused(var reason, var remedy) -> throw new CannotStart("join token", reason, remedy);
        };
    }
}
