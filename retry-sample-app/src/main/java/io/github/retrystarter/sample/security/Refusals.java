// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.sample.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses with the reason, as problem details like those of Spring MVC. */
@Component
@Profile("secured")
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver answers;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        // makes a browser ask for name and password
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Retry sample\"");
        refuse(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "Who are you? Log in with HTTP basic: viewer may look, operator may change things too.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denial) {
        String reason = denial instanceof CsrfException
                ? "Another site could have sent this. Send the value of the cookie XSRF-TOKEN, which every GET sets, in the header X-XSRF-TOKEN too."
                : "Only an operator may change things. Log in as operator.";
        refuse(request, response, HttpStatus.FORBIDDEN, reason);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String reason) {
        answers.resolveException(request, response, null, new ResponseStatusException(status, reason));
    }
}
