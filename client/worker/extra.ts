// What the service worker does beside pages: push, answers given in notifications, and sending.
import './push.ts';
import './sync.ts';
