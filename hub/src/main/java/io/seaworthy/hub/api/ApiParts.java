package io.seaworthy.hub.api;

import io.seaworthy.hub.access.Accounts;
import io.seaworthy.hub.access.ApiTokens;
import io.seaworthy.hub.access.AuditLog;
import io.seaworthy.hub.access.OidcLogin;
import io.seaworthy.hub.access.PersonStore;
import io.seaworthy.hub.access.SavedViews;
import io.seaworthy.hub.access.Sessions;
import io.seaworthy.hub.api.reading.ClusterReads;
import io.seaworthy.hub.api.reading.FactReads;
import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.api.reading.FleetReads;
import io.seaworthy.hub.api.reading.NamespaceReads;
import io.seaworthy.hub.api.reading.PictureReads;
import io.seaworthy.hub.api.reading.ReleaseReads;
import io.seaworthy.hub.api.reading.ScoreReads;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.enrol.TrustDomain;
import io.seaworthy.hub.finding.FindingDesk;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything the API takes from the rest of the hub.
 *
 * @param agentAddresses what people are told to start agents with
 * @param catalogue the controls in force
 * @param oidc empty = people sign in with local accounts only
 * @param version of the hub
 */
public record ApiParts(
        Accounts accounts,
        AgentAddresses agentAddresses,
        ApiTokens apiTokens,
        AuditLog auditLog,
        Supplier<Catalogue> catalogue,
        InstantSource clock,
        ClusterReads clusters,
        FactReads facts,
        FindingDesk findingDesk,
        FindingReads findings,
        FleetReads fleet,
        Identities identities,
        JoinTokens joinTokens,
        NamespaceReads namespaces,
        Optional<OidcLogin> oidc,
        PersonStore people,
        PictureReads pictures,
        ReleaseReads releases,
        SavedViews savedViews,
        ScoreReads scores,
        Sessions sessions,
        TrustDomain trustDomain,
        String version) {

    Map<String, Operation> operations() {
        var all = new HashMap<String, Operation>();
        all.putAll(new AgentOperations(clusters, identities, trustDomain).all());
        all.putAll(new ApiTokenOperations(apiTokens).all());
        all.putAll(new AuditOperations(auditLog).all());
        all.putAll(new ClusterOperations(clusters, catalogue, clock).all());
        all.putAll(new ControlOperations(catalogue, scores).all());
        all.putAll(new ExportOperations(findings, catalogue, clock).all());
        var factOperations = new FactOperations(facts, catalogue);
        all.putAll(factOperations.all());
        all.putAll(new FindingOperations(findings, findingDesk, clock).all());
        all.putAll(new FleetOperations(fleet, catalogue, clock).all());
        all.putAll(new HealthOperations(clusters, version, clock).all());
        all.putAll(new JoinTokenOperations(joinTokens, agentAddresses).all());
        all.putAll(new LoginOperations(accounts, sessions, oidc, clock).all());
        all.putAll(new OidcOperations(oidc, clock).all());
        all.putAll(new PeopleOperations(people, accounts).all());
        all.putAll(new PictureOperations(clusters, pictures, namespaces, catalogue).all());
        all.putAll(new ReleaseOperations(releases, factOperations).all());
        all.putAll(new SavedViewOperations(savedViews, clock).all());
        all.putAll(new ScoreOperations(scores, clusters, clock).all());
        return Map.copyOf(all);
    }
}
