package dev.hushcell.samples.crm.start;

import dev.hushcell.samples.crm.credentials.InRows;
import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.handover.AtRouter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages are made of, besides themselves. */
@Configuration
class WebParts {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnProperty(name = "crm.role", havingValue = "all")
  InRows passwordsInRows() {
    return new InRows();
  }

  @Bean
  @ConditionalOnProperty(name = "crm.role", havingValue = "web")
  PasswordKeeper passwordsAtRouter(
      @Value("${crm.handover.port}") int port, @Value("${crm.home}") Path home) {
    return new AtRouter(URI.create("http://localhost:" + port), home.resolve("router.token"));
  }
}
