package org.reperio.product;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of what users do, which take a {@link Deployment} as a parameter: the whole product that
 * {@code scripts/server} starts, or one that runs already, such as a cluster, when {@code
 * -Dreperio.site=https://localhost} and {@code -Dreperio.command="scripts/cluster reperio"} say so.
 * A test among them that needs the programs themselves takes the {@link Product} and is skipped
 * there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("any-deployment")
@ExtendWith(RunningProduct.class)
public @interface AnyDeployment {}
