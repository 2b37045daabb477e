package io.seaworthy.hub.enrol;

/** So that tests with the fake mean something. */
class InMemoryEnrolmentTest extends EnrolmentStoreContract {

    private final InMemoryEnrolment store = new InMemoryEnrolment();

    @Override
    protected JoinTokenStore tokens() {
        return store.tokenStore();
    }

    @Override
    protected IdentityStore identities() {
        return store.identityStore();
    }

    @Override
    protected AuthorityStore authorities() {
        return store.authorityStore();
    }
}
