package dev.hushcell.samples.crm.demo;

import dev.hushcell.samples.crm.credentials.PasswordKeeper;
import dev.hushcell.samples.crm.credentials.SecretName;
import dev.hushcell.samples.crm.credentials.SecretName.Place;
import dev.hushcell.samples.crm.mailbox.Mailbox;
import dev.hushcell.samples.crm.mailbox.Mailboxes;
import dev.hushcell.samples.crm.profile.EmailServerProfile;
import dev.hushcell.samples.crm.profile.EmailServerProfile.Server;
import dev.hushcell.samples.crm.profile.Profiles;
import dev.hushcell.samples.crm.user.AppUser;
import dev.hushcell.samples.crm.user.Role;
import dev.hushcell.samples.crm.user.Users;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty database with what the demonstration shows, and tells it at each start where the
 * mail server listens this time.
 */
@Component
@ConditionalOnProperty("crm.demo")
class DemoSetup implements ApplicationRunner {
  private static final String PROFILE = "Demo mail server";

  private final DemoMailServer server;
  private final DemoPasswords passwords;
  private final DemoData data;
  private final DemoCalls calls;
  private final Profiles profiles;
  private final Mailboxes mailboxes;
  private final Users users;
  private final PasswordKeeper keeper;
  private final PasswordEncoder encoder;
  private final Clock clock;

  DemoSetup(
      DemoMailServer server,
      DemoPasswords passwords,
      DemoData data,
      DemoCalls calls,
      Profiles profiles,
      Mailboxes mailboxes,
      Users users,
      PasswordKeeper keeper,
      PasswordEncoder encoder,
      Clock clock) {
    this.server = server;
    this.passwords = passwords;
    this.data = data;
    this.calls = calls;
    this.profiles = profiles;
    this.mailboxes = mailboxes;
    this.users = users;
    this.keeper = keeper;
    this.encoder = encoder;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    EmailServerProfile profile = profiles.findByName(PROFILE).orElseGet(EmailServerProfile::new);
    profile.serve(
        PROFILE,
        new Server("localhost", server.incomingPort()),
        new Server("localhost", server.outgoingPort()),
        server.certificate());
    profiles.save(profile);
    calls.add();
    if (users.count() == 0) {
      user("admin", "Administrator", Role.ADMIN);
      user("agent", "Agent", Role.USER);
      mailbox(profile);
      data.add();
    }
  }

  private void user(String username, String name, Role role) {
    AppUser user = new AppUser(username, clock.instant()).called(name, role);
    user.setPasswordHash(Objects.requireNonNull(encoder.encode(passwords.ofUsers())));
    users.save(user);
  }

  private void mailbox(EmailServerProfile profile) {
    Mailbox support = mailboxes.save(new Mailbox("Support", Demo.SUPPORT, profile));
    SecretName secret = new SecretName(Place.MAILBOX, Objects.requireNonNull(support.getId()));
    support.signInAs(Demo.SUPPORT, keeper.keep(secret, passwords.ofMailboxes()));
  }
}
