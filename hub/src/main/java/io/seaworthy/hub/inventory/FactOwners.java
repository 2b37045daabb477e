package io.seaworthy.hub.inventory;

import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.finding.Owners;
import io.seaworthy.posture.v1.NamespaceFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who owns what failed, by labels of releases and of the namespaces that are held. */
final class FactOwners {

    private static final String NAMESPACE = "NamespaceFact/";

    private final Owners owners;
    private final Map<String, NamespaceFact> namespaces = new HashMap<>();

    FactOwners(FactLedger facts, Owners owners, Collection<Judgement> judgements) {
        this.owners = owners;
        var keys = judgements.stream()
                .filter(Judgement::failed)
                .map(judgement -> judgement.subject().getNamespace())
                // No namespace has U+0000 in its name, and no database can be asked for it.
                .filter(namespace -> !namespace.isEmpty() && namespace.indexOf('\0') < 0)
                .map(NAMESPACE::concat)
                .collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            facts.at(keys)
                    .forEach(fact -> namespaces.put(
                            fact.key().substring(NAMESPACE.length()),
                            fact.body().getNamespace()));
        }
    }

    /** Empty where no label tells, and for what did not fail. */
    String of(Judgement judgement) {
        return judgement.failed()
                ? owners.of(
                        judgement.fact(),
                        Optional.ofNullable(namespaces.get(judgement.subject().getNamespace())))
                : "";
    }
}
