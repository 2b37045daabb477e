package io.seaworthy.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.Deed;
import io.seaworthy.hub.finding.FindingDesk;
import io.seaworthy.hub.finding.FindingId;
import io.seaworthy.hub.finding.FindingState;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.hub.store.inventory.FindingEntity;
import io.seaworthy.hub.store.inventory.SqlFindingStore;
import io.seaworthy.posture.v1.Fact;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindingDeskIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final ClusterId cluster = HubUnderTest.newCluster();
    private HubUnderTest hub;
    private FindingDesk desk;
    private AgentInProcess agent;

    @BeforeEach
    void start() {
        hub = new HubUnderTest(DATABASE, CATALOGUE);
        desk = new FindingDesk(new SqlFindingStore(DATABASE.unitOfWork()), hub.heard::add, hub.clock);
        agent = hub.agent(cluster);
        agent.show(Postures.of("old-tiller-shop", cluster));
        hub.heard.clear();
    }

    @Test
    void deedsAreKeptUnderTheNameOfWhoDidThem() {
        var id = id(tiller());
        var revision = hub.cluster(cluster).revision;

        desk.act(id, new Deed.Acknowledge(), "mara");
        desk.act(id, new Deed.Assign("platform"), "mara");
        desk.act(id, new Deed.Start(), "joe");
        desk.act(id, new Deed.Comment("on it"), "joe");

        var finding = tiller();
        assertThat(finding.state).isEqualTo("IN_PROGRESS");
        assertThat(finding.owner).isEqualTo("platform");
        assertThat(hub.story(finding)).containsExactly("OPENED", "ACKNOWLEDGED", "ASSIGNED", "STARTED", "COMMENTED");
        assertThat(hub.events(cluster).getLast())
                .extracting(event -> event.actor, event -> event.text)
                .containsExactly("joe", "on it");
        assertThat(hub.cluster(cluster).revision).isEqualTo(revision + 4);
        assertThat(hub.heard).hasSize(4).allMatch(change -> change.findings().equals(Set.of(id)));
    }

    @Test
    void sameDeedAgainIsDoneAndChangesNothing() {
        var id = id(tiller());
        desk.act(id, new Deed.Acknowledge(), "mara");
        hub.heard.clear();

        var again = desk.act(id, new Deed.Acknowledge(), "joe");

        assertThat(again).isInstanceOf(FindingDesk.Answer.Done.class);
        assertThat(hub.story(tiller())).containsExactly("OPENED", "ACKNOWLEDGED");
        assertThat(hub.heard).isEmpty();
    }

    @Test
    void nobodyActsOnWhatIsFixedOrWasNeverThere() {
        agent.tell(Postures.without(Postures.of("old-tiller-shop", cluster), Fact::hasTiller));

        assertThat(desk.act(id(tiller()), new Deed.Acknowledge(), "mara"))
                .isEqualTo(new FindingDesk.Answer.NotNow(
                        "a finding that is " + FindingState.FIXED + " cannot be acknowledged"));
        assertThat(desk.act(new FindingId(UUID.randomUUID()), new Deed.Start(), "mara"))
                .isInstanceOf(FindingDesk.Answer.NotFound.class);
        assertThat(desk.act(id(tiller()), new Deed.Comment(" "), "mara"))
                .isInstanceOf(FindingDesk.Answer.Invalid.class);
    }

    @Test
    void whatPeopleSaidSurvivesSilenceAndReturn() {
        var posture = Postures.of("old-tiller-shop", cluster);
        desk.act(id(tiller()), new Deed.Start(), "mara");
        hub.silence.runOnce(hub.clock.pass(Duration.ofMinutes(5)).instant());

        hub.agent(cluster).show(posture);

        assertThat(tiller().state).isEqualTo("IN_PROGRESS");
    }

    private FindingEntity tiller() {
        return hub.finding(cluster, "tiller-tls");
    }

    private static FindingId id(FindingEntity finding) {
        return new FindingId(finding.findingId);
    }
}
