/** Takes Keycloak's distribution, hands a real OIDC server and a browser without a screen to the tests. */
@NullMarked
package io.seaworthy.e2e.oidc;

import org.jspecify.annotations.NullMarked;
