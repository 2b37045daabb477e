package io.seaworthy.hub.api;

import static io.seaworthy.hub.access.Role.ADMIN;
import static io.seaworthy.hub.access.Role.AUDITOR;
import static io.seaworthy.hub.access.Role.RESPONDER;
import static io.seaworthy.hub.access.Role.VIEWER;
import static java.util.Map.entry;

import io.seaworthy.hub.access.Role;
import java.util.Map;
import java.util.Optional;

/** Who may do what: the one table. The contract says the same in {@code x-required-role} and {@code x-whole-fleet}. */
final class Permissions {

    /**
     * What an operation needs.
     *
     * @param role the least role; empty = no login
     * @param wholeFleet the role must hold for every cluster
     */
    record Need(Optional<Role> role, boolean wholeFleet) {}

    static final Map<String, Need> TABLE = Map.ofEntries(
            entry("login", open()),
            entry("loginMethods", open()),
            entry("startOidcLogin", open()),
            entry("finishOidcLogin", open()),
            entry("logout", some(VIEWER)),
            entry("getMe", some(VIEWER)),
            entry("changePassword", some(VIEWER)),
            entry("listSavedViews", some(VIEWER)),
            entry("saveView", some(VIEWER)),
            entry("deleteSavedView", some(VIEWER)),
            entry("getFleet", some(VIEWER)),
            entry("getFleetChanges", some(VIEWER)),
            entry("listNextActions", some(VIEWER)),
            entry("getPicture", some(VIEWER)),
            entry("listNamespaces", some(VIEWER)),
            entry("listClusterHistory", some(VIEWER)),
            entry("getRelease", some(VIEWER)),
            entry("exportFindings", some(VIEWER)),
            entry("listClusters", some(VIEWER)),
            entry("getCluster", some(VIEWER)),
            entry("changeCluster", some(ADMIN)),
            entry("listClusterControls", some(VIEWER)),
            entry("listScopes", some(VIEWER)),
            entry("listItemErrors", some(VIEWER)),
            entry("listClusterScores", some(VIEWER)),
            entry("getFact", some(VIEWER)),
            entry("listFacts", some(VIEWER)),
            entry("listTillers", some(VIEWER)),
            entry("listReleases", some(VIEWER)),
            entry("listWorkloads", some(VIEWER)),
            entry("listFindings", some(VIEWER)),
            entry("countFindings", some(VIEWER)),
            entry("getFinding", some(VIEWER)),
            entry("listFindingEvents", some(VIEWER)),
            entry("changeFinding", some(RESPONDER)),
            entry("changeFindings", some(RESPONDER)),
            entry("commentFinding", some(RESPONDER)),
            entry("listControls", some(VIEWER)),
            entry("getControl", some(VIEWER)),
            entry("listFrameworks", some(VIEWER)),
            entry("listFleetScores", some(VIEWER)),
            entry("listAgents", some(VIEWER)),
            entry("revokeAgent", some(ADMIN)),
            entry("listJoinTokens", all(ADMIN)),
            entry("createJoinToken", all(ADMIN)),
            entry("revokeJoinToken", all(ADMIN)),
            entry("listPeople", all(ADMIN)),
            entry("createPerson", all(ADMIN)),
            entry("getPerson", all(ADMIN)),
            entry("changePerson", all(ADMIN)),
            entry("resetPassword", all(ADMIN)),
            entry("listApiTokens", some(VIEWER)),
            entry("createApiToken", some(VIEWER)),
            entry("revokeApiToken", some(VIEWER)),
            entry("listAuditEvents", all(AUDITOR)),
            entry("verifyAuditEvents", all(AUDITOR)),
            entry("getHealth", some(VIEWER)),
            entry("streamEvents", some(VIEWER)));

    private Permissions() {}

    /** @throws IllegalArgumentException if the operation is not in the table: nobody may do it */
    static Need of(String operation) {
        var need = TABLE.get(operation);
        if (need == null) {
            throw new IllegalArgumentException("nobody has said who may do " + operation);
        }
        return need;
    }

    private static Need open() {
        return new Need(Optional.empty(), false);
    }

    private static Need some(Role role) {
        return new Need(Optional.of(role), false);
    }

    private static Need all(Role role) {
        return new Need(Optional.of(role), true);
    }
}
