package io.seaworthy.agent.posture;

import io.seaworthy.agent.access.AccessRules;
import io.seaworthy.agent.tiller.Reach;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.SecretAudience;
import java.util.Optional;

/** Answers a Tiller's questions about rights out of the cluster's roles and bindings. */
record RulesReach(AccessRules rules) implements Reach {

    @Override
    public Optional<AccessFact> of(String namespace, String serviceAccount) {
        return Optional.of(rules.of(namespace, serviceAccount));
    }

    @Override
    public Optional<SecretAudience> secretReaders(String namespace, String secret) {
        return rules.secretReaders(namespace, secret);
    }
}
