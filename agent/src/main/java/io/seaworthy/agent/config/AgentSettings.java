package io.seaworthy.agent.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set about an agent. Paths of the settings are those of this tree: {@code hub.enrol-address}.
 *
 * @param hub where the hub is
 * @param join how the agent gets its first certificate
 * @param dataDir where key, certificate and trust are kept; one agent a folder
 * @param cluster what is looked at
 * @param collection how it is looked at
 * @param health where the agent answers about itself
 * @param limits bounds of its memory
 */
public record AgentSettings(
        HubLink hub, Join join, Path dataDir, Target cluster, Collection collection, Health health, Limits limits) {

    /** An agent of the current context that keeps itself in a folder, all else as usual. */
    public static AgentSettings usual(Address hub, Path dataDir) {
        return new AgentSettings(
                HubLink.at(hub),
                Join.none(),
                dataDir,
                Target.current(),
                Collection.usual(),
                Health.usual(),
                Limits.usual());
    }

    /**
     * The settings out of their three sources; a later one wins.
     *
     * @param yaml text of the settings file; its keys nest as this tree does
     * @param environment variables named {@code SEAWORTHY_AGENT_} and the path, as {@code SEAWORTHY_AGENT_HUB_ADDRESS}
     * @param flags value by path, as {@code hub.address}; lists are separated by commas
     * @throws InvalidSetting for the first setting that is not known or cannot be used
     */
    public static AgentSettings from(
            Optional<String> yaml, Map<String, String> environment, Map<String, String> flags) {
        var source = SettingsSource.of(yaml, environment, flags);
        var settings = new AgentSettings(
                HubLink.from(source),
                Join.from(source),
                source.path("data-dir")
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".seaworthy", "agent")),
                Target.from(source),
                Collection.from(source),
                Health.from(source),
                Limits.from(source));
        source.refuseUnknown();
        return settings;
    }

    public AgentSettings withJoin(Join newJoin) {
        return new AgentSettings(hub, newJoin, dataDir, cluster, collection, health, limits);
    }

    public AgentSettings withCluster(Target newCluster) {
        return new AgentSettings(hub, join, dataDir, newCluster, collection, health, limits);
    }

    public AgentSettings withCollection(Collection newCollection) {
        return new AgentSettings(hub, join, dataDir, cluster, newCollection, health, limits);
    }

    public AgentSettings withHealth(Health newHealth) {
        return new AgentSettings(hub, join, dataDir, cluster, collection, newHealth, limits);
    }

    public AgentSettings withLimits(Limits newLimits) {
        return new AgentSettings(hub, join, dataDir, cluster, collection, health, newLimits);
    }
}
