package io.seaworthy.agent.link;

import io.seaworthy.agent.config.InvalidSetting;
import io.seaworthy.agent.config.JoinToken;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the identity to connect with: the one in the folder, or a first one for a join token. */
final class Credentials {

    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
    private static final String TOKEN_REMEDY =
            "Make a token with 'seaworthy token create' and set join.token or join.token-file.";

    private final Link.Setup setup;
    private final Enroller enroller;
    private final LinkCounters counters;
    private boolean refused;
    private Optional<FileTime> loadedAt = Optional.empty();

    Credentials(Link.Setup setup, Enroller enroller, LinkCounters counters) {
        this.setup = setup;
        this.enroller = enroller;
        this.counters = counters;
    }

    Enroller enroller() {
        return enroller;
    }

    /** The hub did not take the identity: a token that it was not made with may give another. */
    void refused() {
        refused = true;
    }

    /** Whether somebody replaced the files since they were loaded. */
    boolean replaced() {
        return !setup.folder().changedAt().equals(loadedAt);
    }

    Enroller.Outcome obtain(String clusterId) {
        if (clusterId.isEmpty()) {
            return new Enroller.Refused(Refusal.brief(
                    "the cluster cannot be told from others: its namespace kube-system cannot be read",
                    "Allow the agent to get the namespace kube-system."));
        }
        try {
            loadedAt = setup.folder().changedAt();
            var kept = setup.folder().load();
            if (kept.isEmpty()) {
                return enrol(clusterId, "there is no certificate yet");
            }
            return judged(kept.get(), clusterId);
        } catch (IOException | GeneralSecurityException damaged) {
            // Half a file, other rights, another kind of key: only a new identity helps, if there is a token.
            return enrol(clusterId, "the identity in data-dir cannot be used (" + damaged.getMessage() + ")");
        }
    }

    private Enroller.Outcome judged(Identity identity, String clusterId) throws IOException {
        if (!identity.isOf(clusterId)) {
            return new Enroller.Refused(Refusal.lasting(
                    "the certificate in data-dir is of another cluster than the one that is looked at (" + clusterId
                            + ")",
                    "Use another data-dir for this cluster, or look at the cluster that it belongs to."));
        }
        if (identity.hasEnded(setup.clock().instant())) {
            return enrol(clusterId, "the certificate ended at " + identity.notAfter());
        }
        if (refused && otherToken(identity)) {
            return enrol(clusterId, "the hub does not take the certificate in data-dir");
        }
        return new Enroller.Issued(identity);
    }

    private boolean otherToken(Identity identity) throws IOException {
        try {
            return setup.settings()
                    .join()
                    .current()
                    .filter(token -> !token.id().equals(identity.tokenId()))
                    .isPresent();
        } catch (InvalidSetting damaged) {
            // Said where a token is needed; here the identity that is there is used.
            return false;
        }
    }

    private Enroller.Outcome enrol(String clusterId, String why) {
        Optional<JoinToken> token;
        try {
            token = setup.settings().join().current();
        } catch (IOException missing) {
            return new Enroller.Refused(
                    Refusal.brief(why + ", and join.token-file cannot be read: " + missing.getMessage(), TOKEN_REMEDY));
        } catch (InvalidSetting damaged) {
            return new Enroller.Refused(Refusal.brief(why + ", and " + damaged.getMessage(), TOKEN_REMEDY));
        }
        if (token.isEmpty()) {
            return new Enroller.Refused(Refusal.brief(why + ", and no join token is set", TOKEN_REMEDY));
        }
        LOG.info("{}: enrolling with {}, as {}.", setup.clusterName(), token.get(), why);
        var outcome =
                enroller.enrol(setup.settings().hub().enrolAddress(), token.get(), clusterId, setup.clusterName());
        return outcome instanceof Enroller.Issued(var identity) ? keep(identity) : outcome;
    }

    /** Puts a new identity where the old one was. */
    Enroller.Outcome keep(Identity identity) {
        try {
            setup.folder().save(identity);
            loadedAt = setup.folder().changedAt();
            refused = false;
            counters.renewal();
            LOG.info("{}: has a certificate until {}.", setup.clusterName(), identity.notAfter());
            return new Enroller.Issued(identity);
        } catch (IOException full) {
            // Without it the next start would need another token, so this is no success.
            return new Enroller.Refused(Refusal.lasting(
                    "the new certificate cannot be kept in data-dir: " + full.getMessage(),
                    "Make the folder writable and give it room."));
        }
    }
}
