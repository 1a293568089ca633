// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Remembers who has logged in, in a session of a new id. HTTP basic itself keeps the id: who had planted it in somebody's
 * browser would then be logged in as that user.
 */
final class LoginSessions extends HttpSessionSecurityContextRepository {

    @Override
    public void saveContext(SecurityContext login, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        super.saveContext(login, request, response);
    }
}
