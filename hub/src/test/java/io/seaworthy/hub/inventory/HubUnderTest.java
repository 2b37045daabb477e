package io.seaworthy.hub.inventory;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Judge;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.hub.store.inventory.ClusterEntity;
import io.seaworthy.hub.store.inventory.ControlTallyEntity;
import io.seaworthy.hub.store.inventory.FactEntity;
import io.seaworthy.hub.store.inventory.FindingEntity;
import io.seaworthy.hub.store.inventory.FindingEventEntity;
import io.seaworthy.hub.store.inventory.ItemErrorEntity;
import io.seaworthy.hub.store.inventory.ScoreSampleEntity;
import io.seaworthy.hub.store.inventory.SqlInventoryStore;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Posture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An inventory on PostgreSQL with a clock, and a look at what it keeps. */
final class HubUnderTest {

    final TestClock clock = new TestClock();
    final List<ChangeFeed.Change> heard = new CopyOnWriteArrayList<>();
    final Catalogue catalogue;
    final InventoryStore store;
    final Inventory inventory;
    final Evaluation evaluation;
    final Silence silence;
    private final TestDatabase database;

    HubUnderTest(TestDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
        this.store = new SqlInventoryStore(database.unitOfWork());
        var settings = InventorySettings.DEFAULT;
        this.inventory = new LedgerInventory(store, catalogue, settings, heard::add, clock);
        this.evaluation = new Evaluation(store, catalogue, settings, heard::add);
        this.silence = new Silence(store, catalogue, settings, heard::add);
    }

    static ClusterId newCluster() {
        return new ClusterId(UUID.randomUUID().toString());
    }

    AgentInProcess agent(ClusterId cluster) {
        return new AgentInProcess(inventory, cluster);
    }

    ClusterEntity cluster(ClusterId cluster) {
        return all(ClusterEntity.class, cluster, "name").getFirst();
    }

    List<FactEntity> facts(ClusterId cluster) {
        return all(FactEntity.class, cluster, "key");
    }

    List<FindingEntity> findings(ClusterId cluster) {
        return all(FindingEntity.class, cluster, "controlId, factKey");
    }

    FindingEntity finding(ClusterId cluster, String control) {
        return findings(cluster).stream()
                .filter(finding -> finding.controlId.equals(control))
                .findFirst()
                .orElseThrow();
    }

    List<FindingEventEntity> events(ClusterId cluster) {
        return all(FindingEventEntity.class, cluster, "eventId");
    }

    /** {@code OPENED, FIXED …} of one finding. */
    List<String> story(FindingEntity finding) {
        return events(new ClusterId(finding.clusterId)).stream()
                .filter(event -> event.findingId.equals(finding.findingId))
                .map(event -> event.kind)
                .toList();
    }

    List<ScoreSampleEntity> samples(ClusterId cluster) {
        return all(ScoreSampleEntity.class, cluster, "at");
    }

    int errors(ClusterId cluster) {
        return all(ItemErrorEntity.class, cluster, "position").size();
    }

    Map<String, MarkCounts> counts(ClusterId cluster) {
        return all(ControlTallyEntity.class, cluster, "controlId").stream()
                .collect(Collectors.toMap(
                        tally -> tally.controlId,
                        tally -> new MarkCounts(
                                tally.passed, tally.failed + tally.waived, tally.notApplicable, tally.unknown)));
    }

    Map<String, MarkCounts> recount(ClusterId cluster) {
        return store.with(cluster, clock.instant(), Ledger::recount);
    }

    /** What a scan at this time would say. */
    List<Judgement> judged(Posture posture) {
        var cluster = posture.getFactsList().stream()
                .filter(Fact::hasCluster)
                .findFirst()
                .orElseThrow();
        return new Judge(catalogue).judge(cluster.getCluster(), clock.instant(), posture.getFactsList());
    }

    private <T> List<T> all(Class<T> type, ClusterId cluster, String order) {
        return database.unitOfWork()
                .call(transaction -> transaction.await(session -> session.createSelectionQuery(
                                "from " + type.getSimpleName() + " where clusterId = :cluster order by " + order, type)
                        .setParameter("cluster", cluster.value())
                        .getResultList()));
    }
}
