package dev.hushcell.samples.crm.user;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The users. */
public interface Users extends JpaRepository<AppUser, Long> {
  Optional<AppUser> findByUsername(String username);

  List<AppUser> findAllByOrderByDisplayName();
}
