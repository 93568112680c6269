package dev.hushcell.samples.crm.start;

import dev.hushcell.samples.crm.credentials.InRows;
import java.time.Clock;
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
  InRows passwords() {
    return new InRows();
  }
}
