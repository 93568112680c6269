package dev.hushcell.samples.crm.demo;

import dev.hushcell.samples.crm.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the demonstration adds to the application; {@code crm.demo=false} leaves it out. */
@Configuration
@ConditionalOnProperty("crm.demo")
class Demo {
  static final String SUPPORT = "support@harbour.example";
  static final String SALES = "sales@harbour.example";

  @Bean
  Home home(@Value("${crm.home}") Path directory) throws IOException {
    return Home.at(directory);
  }

  @Bean
  DemoPasswords demoPasswords(Home home, DemoSettings settings) throws IOException {
    String users = settings.password();
    String mail = settings.mailPassword();
    return new DemoPasswords(
        users == null ? home.password("demo-sign-in.password") : users,
        mail == null ? home.password("demo-mailbox.password") : mail);
  }

  @Bean
  DemoMailServer demoMailServer(Home home, DemoPasswords passwords)
      throws IOException, GeneralSecurityException {
    Map<String, String> users = new HashMap<>();
    for (String mailbox : List.of(SUPPORT, SALES)) {
      users.put(mailbox, passwords.ofMailboxes());
    }
    Customer.all().forEach(each -> users.put(each.address(), passwords.ofMailboxes()));
    return DemoMailServer.start(home, users);
  }
}
