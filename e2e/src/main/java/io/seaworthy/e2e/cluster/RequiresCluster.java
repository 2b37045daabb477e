package io.seaworthy.e2e.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that starts a {@link TestCluster}. Where Go is missing it is reported as skipped, with the reason; where
 * clusters must be there ({@code CI=true} or {@code -Dseaworthy.requireCluster=true}) it fails instead.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresClusterCondition.class)
public @interface RequiresCluster {}
