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
import java.util.List;
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

        act(id, new Deed.Acknowledge(), "mara");
        act(id, new Deed.Assign("platform"), "mara");
        act(id, new Deed.Start(), "joe");
        act(id, new Deed.Comment("on it"), "joe");

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
        act(id, new Deed.Acknowledge(), "mara");
        hub.heard.clear();

        var again = act(id, new Deed.Acknowledge(), "joe");

        assertThat(again).isInstanceOf(FindingDesk.Answer.Done.class);
        assertThat(hub.story(tiller())).containsExactly("OPENED", "ACKNOWLEDGED");
        assertThat(hub.heard).isEmpty();
    }

    @Test
    void severalDeedsAreDoneTogetherOrNotAtAll() {
        var id = id(tiller());
        var order = new FindingDesk.Order("mara", "changeFinding", "");
        List<Deed> possible = List.of(new Deed.Assign("platform"), new Deed.Start(), new Deed.Comment("on it"));
        List<Deed> impossible = List.of(new Deed.Assign("nobody else"), new Deed.Acknowledge());

        var done = desk.act(id, possible, order, _ -> true);
        var refused = desk.act(id, impossible, order, _ -> true);

        assertThat(done).isInstanceOf(FindingDesk.Answer.Done.class);
        assertThat(refused).isInstanceOf(FindingDesk.Answer.NotNow.class);
        assertThat(tiller().owner).isEqualTo("platform");
        assertThat(hub.story(tiller())).containsExactly("OPENED", "ASSIGNED", "STARTED", "COMMENTED");
        assertThat(hub.heard).hasSize(1);
    }

    @Test
    void whatIsNotAsExpectedIsLeftAlone() {
        var id = id(tiller());
        var order = new FindingDesk.Order("mara", "changeFinding", "");

        var answer =
                desk.act(id, List.of(new Deed.Start()), order, finding -> finding.state() == FindingState.ACKNOWLEDGED);

        assertThat(answer).isInstanceOf(FindingDesk.Answer.Stale.class);
        assertThat(tiller().state).isEqualTo("OPEN");
        assertThat(hub.heard).isEmpty();
    }

    @Test
    void nobodyActsOnWhatIsFixedOrWasNeverThere() {
        agent.tell(Postures.without(Postures.of("old-tiller-shop", cluster), Fact::hasTiller));

        assertThat(act(id(tiller()), new Deed.Acknowledge(), "mara"))
                .isEqualTo(new FindingDesk.Answer.NotNow(
                        "a finding that is " + FindingState.FIXED + " cannot be acknowledged"));
        assertThat(act(new FindingId(UUID.randomUUID()), new Deed.Start(), "mara"))
                .isInstanceOf(FindingDesk.Answer.NotFound.class);
        assertThat(act(id(tiller()), new Deed.Comment(" "), "mara")).isInstanceOf(FindingDesk.Answer.Invalid.class);
    }

    @Test
    void whatPeopleSaidSurvivesSilenceAndReturn() {
        var posture = Postures.of("old-tiller-shop", cluster);
        act(id(tiller()), new Deed.Start(), "mara");
        hub.silence.runOnce(hub.clock.pass(Duration.ofMinutes(5)).instant());

        hub.agent(cluster).show(posture);

        assertThat(tiller().state).isEqualTo("IN_PROGRESS");
    }

    private FindingDesk.Answer act(FindingId id, Deed deed, String actor) {
        return desk.act(id, List.of(deed), new FindingDesk.Order(actor, "changeFinding", ""), _ -> true);
    }

    private FindingEntity tiller() {
        return hub.finding(cluster, "tiller-tls");
    }

    private static FindingId id(FindingEntity finding) {
        return new FindingId(finding.findingId);
    }
}
