package dev.hushcell.samples.crm.user;

import java.util.List;
import java.util.Objects;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The user of a session. */
public final class SignedIn extends User {
  private static final long serialVersionUID = 1L;

  private final long id;
  private final String displayName;

  SignedIn(AppUser user) {
    super(
        user.getUsername(),
        user.getPasswordHash(),
        user.isActive(),
        true,
        true,
        true,
        authorities(user.getRole()));
    id = Objects.requireNonNull(user.getId());
    displayName = user.getDisplayName();
  }

  private static List<GrantedAuthority> authorities(Role role) {
    return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
  }

  public long getId() {
    return id;
  }

  public String getDisplayName() {
    return displayName;
  }
}
