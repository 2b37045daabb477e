package io.seaworthy.hub.store.enrolment;

import io.seaworthy.hub.enrol.AuthorityStore;
import io.seaworthy.hub.enrol.EnrolmentStoreContract;
import io.seaworthy.hub.enrol.IdentityStore;
import io.seaworthy.hub.enrol.JoinTokenStore;
import io.seaworthy.hub.store.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlEnrolmentIT extends EnrolmentStoreContract {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Override
    protected JoinTokenStore tokens() {
        return new SqlJoinTokens(database.unitOfWork());
    }

    @Override
    protected IdentityStore identities() {
        return new SqlIdentities(database.unitOfWork());
    }

    @Override
    protected AuthorityStore authorities() {
        return new SqlAuthorities(database.unitOfWork());
    }
}
