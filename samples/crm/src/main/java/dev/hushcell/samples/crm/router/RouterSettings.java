package dev.hushcell.samples.crm.router;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the router works.
 *
 * @param poll how often it looks into a mailbox that works
 * @param patience how long it waits for a server to answer
 * @param firstRetry how long it waits after the first failure
 * @param longestRetry how long it waits at most
 * @param mostAttempts how often it tries to send a mail before it gives up
 */
@ConfigurationProperties("crm.router")
public record RouterSettings(
    @DefaultValue("15s") Duration poll,
    @DefaultValue("20s") Duration patience,
    @DefaultValue("30s") Duration firstRetry,
    @DefaultValue("1h") Duration longestRetry,
    @DefaultValue("60") int mostAttempts) {
  Backoff backoff() {
    return new Backoff(firstRetry, longestRetry);
  }
}
