/** Takes certificates of all kinds, hands openssl and gRPC clients that a hub should let in, or should not. */
@NullMarked
package io.seaworthy.e2e.tls;

import org.jspecify.annotations.NullMarked;
