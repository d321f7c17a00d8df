import type { KeyObject } from 'node:crypto';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { type Identity, InvalidToken } from './identity';
import { roleWith } from './permissions';
import { Problem } from './problem';
import type { ReferenceData } from './reference-data';
import { type AuthenticatedRequest, requiredPermission } from './requests';
import { scopeOf } from './scope';

/** Verifies the token, checks the route's permission, narrows the scope to the ward in the path. */
export class AuthGuard implements CanActivate {
  constructor(
    private readonly verify: (token: string) => Promise<Identity>,
    private readonly reference: ReferenceData,
    private readonly bodyHashKey: KeyObject,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const permission = requiredPermission(context.getHandler());
    if (permission === 'nobody in particular') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) {
      throw new Problem(401, 'no-token', 'Chưa đăng nhập: yêu cầu phải kèm mã truy cập (Authorization: Bearer …).');
    }
    try {
      request.identity = await this.verify(token);
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error;
      throw new Problem(401, 'invalid-token', 'Mã truy cập không hợp lệ hoặc đã hết hạn; hãy đăng nhập lại.');
    }
    const role = permission && roleWith(request.identity.roles, permission);
    if (!role) {
      throw new Problem(403, 'not-permitted', `Vai trò của bạn không được phép thực hiện việc này (${permission}).`);
    }
    request.role = role;
    request.bodyHashKey = this.bodyHashKey;
    request.scope = scopeOf(request.identity, this.reference, (request.params as Record<string, string>).ward);
    return true;
  }
}
