package dev.hushcell.samples.crm.user;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds who wants to sign in, by a user name that is ciphertext in the database. */
@Service
class SignIn implements UserDetailsService {
  private final Users users;

  SignIn(Users users) {
    this.users = users;
  }

  @Override
  @Transactional(readOnly = true)
  public UserDetails loadUserByUsername(String username) {
    return users
        .findByUsername(username)
        .map(SignedIn::new)
        .orElseThrow(() -> new UsernameNotFoundException("unknown user"));
  }
}
